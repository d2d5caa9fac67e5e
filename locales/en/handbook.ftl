# Answers from the handbook, and browsing it by step.

handbook-answer =
    <b>{ $title }</b>

    { $body }

    <i>{ $citation }</i>
handbook-citation = { $known ->
       *[yes] Nguồn: { $sources }.
        [no] Chưa có nguồn.
    } Cập nhật { $reviewed }.
handbook-in-vietnamese = The handbook is in Vietnamese.
handbook-steps =
    <b>The OCOP handbook by step</b>
    Which step are you at?
handbook-step-learn = 1. Learn about OCOP
handbook-step-idea = 2. Register an idea
handbook-step-plan = 3. Make a plan
handbook-step-make = 4. Produce, get papers
handbook-step-evaluate = 5. File, be scored
handbook-step-after = 6. Keep stars, sell
handbook-step =
    <b>{ $step }</b>
    What do you want to read?{ $pages ->
        [1] {""}
       *[other] {" "}(page { $page }/{ $pages })
    }
handbook-next = Next page ›
handbook-previous = ‹ Previous page
handbook-back-to-steps = ‹ All steps
handbook-back = ‹ Back
handbook-gone = This entry is no longer in the handbook. The current ones are below.
handbook-code = Get a QR code to print
handbook-code-caption =
    <b>{ $title }</b>
    Scanning the code opens this entry: { $link }
