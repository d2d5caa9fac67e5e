//! What this feature says.

crate::messages! {
    answer(title, body, citation) = "handbook-answer";
    citation(known, sources, reviewed) = "handbook-citation";
    in_vietnamese = "handbook-in-vietnamese";
    steps = "handbook-steps";
    step_learn = "handbook-step-learn";
    step_idea = "handbook-step-idea";
    step_plan = "handbook-step-plan";
    step_make = "handbook-step-make";
    step_evaluate = "handbook-step-evaluate";
    step_after = "handbook-step-after";
    step(step, page, pages) = "handbook-step";
    next = "handbook-next";
    previous = "handbook-previous";
    back_to_steps = "handbook-back-to-steps";
    back = "handbook-back";
    gone = "handbook-gone";
    code = "handbook-code";
    code_caption(title, link) = "handbook-code-caption";
}
