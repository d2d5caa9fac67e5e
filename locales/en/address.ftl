# How the reader is addressed; English has one word for all.

you = you
You = You
