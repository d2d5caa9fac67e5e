# Asking, asking back, and sending a question to an official.

questions-clarify = Do you mean one of these? For now I understand questions in Vietnamese only.
questions-none-of-these = No, ask an official
questions-handoff =
    I have no certain answer to this. For now I understand questions in Vietnamese only, and the handbook is in Vietnamese.
    Ask it in Vietnamese, browse by step, or press the button below: then the question is kept for an official, who is a person.
questions-too-long =
    Your message is rather long, so I am not sure what you are asking.
    Ask it again in one sentence, in Vietnamese, or press the button below to send all of it to an official.
questions-send = Send this to an official
questions-personal =
    Your own products, certificates and dossiers are under “My dossiers”: where each stands, who acts next, by when.
    Press the button to see them. If that is not enough, send this question to an official.
questions-assessment =
    If no dossier is filed yet, score the product yourself by its criteria: you see about how many stars it would get and what holds it back. It is a forecast; the council decides.
    If it is filed, the result is in “My dossiers”.
questions-greeting = Hello! What would you like to know about OCOP? The handbook is in Vietnamese, so please ask in Vietnamese.
questions-thanks = You are welcome. Ask whenever you need to.
questions-goodbye = Goodbye, and good business.
questions-who = I am the OCOP assistant, a computer program. I answer from a sourced handbook; what I am not sure of goes to an official, who is a person.
questions-who-am-i =
    At Telegram, your name is <b>{ $name }</b>. The producers and products that the OCOP register has for this account are under “My dossiers”.
    The commune that I have for this account: press /xa.
questions-also = You also asked:
questions-ask-official =
    Type the question for the official. A picture, voice message or document is welcome too.
    To leave, press /huy.
questions-forgotten = This question is more than 24 hours old, so I no longer have it. Please type it again.
questions-file =
    I have your file, but I cannot read pictures, voice messages or documents myself.
    Press the button below to send it to an official.
questions-file-send = Send it to an official
questions-file-too-large = This file is larger than 20 MB, which I cannot fetch. Please send a smaller one, or photograph the pages.
questions-file-only = (a file only)
questions-not-text = I can only read text. Please type your question, or press /gapcanbo to send it to an official.
questions-edited = You changed your question, so here is the answer again:
questions-group-handoff = I have no certain answer to this. Write to me privately, and the question goes to an official.
questions-group-personal = Let us talk about your own dossier or certificate in a private chat.
questions-group-privately = Write to me privately
questions-unknown-command = I do not know this command. The button “/” beside the input lists them, or press one below.
