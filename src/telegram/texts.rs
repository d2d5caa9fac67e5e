//! What the bot says about itself.

crate::messages! {
    /// To whoever's update was given up.
    sorry(number) = "telegram-sorry";
    /// To the admins, about an update that was given up.
    set_aside(number, why) = "telegram-set-aside";
    /// To whoever sends faster than the bot answers.
    too_fast = "telegram-too-fast";
    /// Over the chat, when a button of an old screen was pressed.
    stale = "telegram-stale";
}
