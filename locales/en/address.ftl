# How the reader is addressed; English has one word for all.

you = you
You = You
# For producers only: an official is whom they call.
call-now = { $reader ->
    [official] {""}
   *[producer] , call an official now
}
