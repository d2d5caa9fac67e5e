//! The `ocop-bot` program. Everything is in the library; see its `cli` module.

use std::process::ExitCode;

fn main() -> ExitCode {
    ocop_bot::cli::main()
}
