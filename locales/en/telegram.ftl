# What the bot says about itself: on failures, on floods, on old buttons.

telegram-sorry = Sorry, something went wrong and I could not do this (number { $number }). The administrator has been told. Please try again, or press /gapcanbo to reach an official.
telegram-set-aside =
    <b>The bot could not handle something</b>
    Number { $number }: { $why }
    The original message is kept in the database to be looked into.
telegram-too-fast = You are writing a little fast, so I answer one message at a time. Nothing is lost, please wait a moment.
telegram-stale = This button belongs to an old screen. The current menu is below.
