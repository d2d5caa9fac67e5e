// The bot's clock, which can be moved forward to see what comes due.

import { moveClock } from './actions.js';
import { longDate, moment, shortDate, span, time } from './format.js';
import { botNow, changed, onChange, state } from './store.js';
import { t } from './texts.js';
import { byId, setLabel, setText } from './ui.js';

let lastMinute = 0;

export function startClock() {
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => moveClock({ advance_seconds: Number(button.dataset.advance) }, button));
  }
  const next = byId('clock-next');
  // Disabled by attribute only: the button keeps its place in the tab order when nothing is left.
  next.addEventListener('click', () => { if (hasNext()) moveClock({ to: 'next' }, next); });
  onChange(renderClock);
  setInterval(tick, 1000);
}

/** The whole page is drawn anew each minute: "today" may have become "yesterday". */
function tick() {
  const minute = Math.floor(botNow() / 60);
  if (minute === lastMinute) return;
  lastMinute = minute;
  changed();
}

function hasNext() {
  return Boolean(state.clock?.next_due);
}

function renderClock() {
  if (!state.clock) return;
  const now = botNow();
  setText(byId('clock-time'), time(now));
  setText(byId('clock-date'), longDate(now));
  setText(byId('clock-moved'), state.clock.moved_seconds > 0 ? t('clock.moved', { span: span(state.clock.moved_seconds) }) : t('clock.real'));
  setText(byId('chip-time'), time(now));
  setText(byId('chip-date'), shortDate(now));
  setLabel(byId('open-side'), t('clock.open', { time: moment(now) }));
  byId('clock-controls').hidden = !state.clock.movable;
  byId('clock-next').setAttribute('aria-disabled', String(!hasNext()));
  setText(byId('clock-due'), dueText(now));
}

function dueText(now) {
  if (!hasNext()) return t('clock.due.none');
  const due = state.clock.next_due;
  return due > now ? t('clock.due', { time: moment(due), wait: span(due - now) }) : t('clock.due.now');
}
