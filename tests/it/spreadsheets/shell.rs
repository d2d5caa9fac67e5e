//! From the command line.

use std::path::Path;

use super::{ROWS, officials_list};
use crate::support::process::{Ended, program, runs};
use crate::support::template;

struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("bot.sqlite"), template().await).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn has(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    async fn runs(&self, arguments: &[&str]) -> Ended {
        let mut command = program();
        command.args(arguments).env("DATABASE_URL", self.path("bot.sqlite"));
        runs(command).await
    }

    async fn good(&self, arguments: &[&str]) -> String {
        let ended = self.runs(arguments).await;
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}{}", ended.out, ended.err);
        ended.out
    }

    async fn bad(&self, arguments: &[&str]) -> String {
        let ended = self.runs(arguments).await;
        assert_eq!(ended.code, Some(1), "{arguments:?}: {}{}", ended.out, ended.err);
        ended.err
    }
}

fn says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
}

#[tokio::test]
async fn a_list_goes_in_out_in_again_and_is_undone() {
    let shell = Shell::new().await;
    let list = shell.has("danh-sach.xlsx", &officials_list(&ROWS));
    let out = shell.good(&["import", &list, "--dry-run"]).await;
    says(&out, &["3 dòng, nhập được 2, có lỗi 1", "Dòng 7, cột F (Xã/phường): “An Thời Đông”"]);
    let file = shell.path("so.xlsx");
    says(&shell.good(&["export", &file]).await, &["0 rows"]);
    says(&shell.good(&["import", &list]).await, &["Sản phẩm: mới 2", "Đã ghi lần nhập số 1"]);
    says(&shell.bad(&["import", &list]).await, &["giống hệt tệp đã ghi", "số 1"]);
    says(&shell.good(&["export", &file]).await, &["2 rows"]);
    says(&shell.good(&["import", &file]).await, &["không có gì mới để ghi"]);
    for name in ["producers", "products", "dossiers", "national", "template"] {
        let file = shell.path(&format!("{name}.xlsx"));
        shell.good(&["export", &file, "--list", name]).await;
        assert!(Path::new(&file).exists());
    }
    says(&shell.good(&["export", &file, "--star", "4"]).await, &["1 rows"]);
    says(&shell.good(&["export", &file, "--commune", "la da"]).await, &["0 rows"]);
    // Lists of producers and products are understood as well.
    for name in ["producers.xlsx", "products.xlsx"] {
        says(&shell.good(&["import", &shell.path(name)]).await, &["không có gì mới để ghi"]);
    }
    says(&shell.good(&["import", "--undo", "1"]).await, &["Đã hoàn tác trọn vẹn"]);
    says(&shell.bad(&["import", "--undo", "1"]).await, &["đã được xử lý"]);
    says(&shell.bad(&["import", "--undo", "77"]).await, &["Không còn lần nhập"]);
    says(&shell.good(&["export", &file]).await, &["0 rows"]);
    says(&shell.good(&["import", &list, "--english"]).await, &["Import no.", "is in the register"]);
}

#[tokio::test]
async fn files_that_are_none_are_refused_before_anything_is_begun() {
    let shell = Shell::new().await;
    let sparse = shell.path("to.xlsx");
    std::fs::File::create(&sparse).unwrap().set_len(200 << 20).unwrap();
    says(&shell.bad(&["import", &sparse]).await, &["lớn hơn 64 MB"]);
    let none = shell.has("ds.xlsx", b"%PDF-1.7");
    says(&shell.bad(&["import", &none]).await, &["không phải tệp Excel"]);
    says(&shell.bad(&["import", &shell.path("khong-co.xlsx")]).await, &["cannot be read"]);
    let both = shell.runs(&["import", &none, "--undo", "1"]).await;
    assert_eq!(both.code, Some(2));
    let nothing = shell.runs(&["import"]).await;
    assert_eq!(nothing.code, Some(2));
}
