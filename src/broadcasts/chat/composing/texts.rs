//! What is said where a broadcast is written, and what stands in its copies.

crate::messages! {
    copy_topic(topic) = "broadcasts-copy-topic";
    copy_footer(topic) = "broadcasts-copy-footer";
    copy_footer_always(topic) = "broadcasts-copy-footer-always";
    copy_corrected(when) = "broadcasts-copy-corrected";
    copy_recalled = "broadcasts-copy-recalled";
    copy_choose = "broadcasts-copy-choose";
    copy_without(field) = "broadcasts-copy-without";
    choice_read = "broadcasts-choice-read";
    choice_join = "broadcasts-choice-join";
    choice_help = "broadcasts-choice-help";
}
