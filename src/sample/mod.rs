//! A made-up province: for the demo, for tests and for benchmarks, of any size.
//!
//! The same seed gives the same province. Every name in it is invented and says so; the communes, the
//! sets of criteria and the law are real. It is written through the use cases, step by step in the
//! past, so that each record has the history that it would have.

mod plan;
mod writing;

pub use plan::{Example, ExampleProduct, Fate, Past, Size, Vocabulary, plan};
pub use writing::{SampleError, Wrote, write};
