//! How long it takes to understand a question, and to build the handbook.

use ocop_bot::handbook::{Handbook, embedded};

fn main() {
    divan::main();
}

#[expect(clippy::expect_used, reason = "a benchmark without a handbook measures nothing")]
fn handbook() -> Handbook {
    embedded::handbook(None).expect("the embedded handbook can be read")
}

#[divan::bench(args = [
    "hồ sơ ocop gồm những gì",
    "ho so gom gi",
    "bao nhiu diem thi dc 4 sao",
    "tui mới làm xong mẻ nước mắm, muốn thi OCOP mà chưa biết chuẩn bị chi",
    "thời tiết hôm nay",
    "e nop hs roi h bo sung gcn attp dc ko ad",
])]
fn ask(bencher: divan::Bencher<'_, '_>, question: &str) {
    let handbook = handbook();
    bencher.bench_local(|| handbook.ask(divan::black_box(question)));
}

#[divan::bench]
fn ask_a_pasted_page(bencher: divan::Bencher<'_, '_>) {
    let handbook = handbook();
    let page = "Hôm qua tôi lên xã hỏi chuyện hồ sơ mà chưa ai trả lời. ".repeat(80);
    bencher.bench_local(|| handbook.ask(divan::black_box(&page)));
}

#[divan::bench]
fn build_with_kept_calibration(bencher: divan::Bencher<'_, '_>) {
    let built = handbook();
    let (Ok(lexicon), Ok(negatives)) = (embedded::lexicon(), embedded::negatives()) else { return };
    bencher.bench_local(|| {
        let kept = Some(built.calibration().clone());
        Handbook::with_calibration(built.entries().to_vec(), &lexicon, &negatives, kept)
    });
}

#[divan::bench]
fn build_and_calibrate(bencher: divan::Bencher<'_, '_>) {
    bencher.bench_local(handbook);
}
