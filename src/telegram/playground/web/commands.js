// The list of the bot's commands, above the input while a text begins with a slash.

import { currentChat } from './store.js';
import { byId, el } from './ui.js';

const list = byId('commands');
const input = byId('text');
let chosen = 0;
let choose = () => {};

/** `onChoose(text)` gets the command that was picked. */
export function startCommands(onChoose) {
  choose = onChoose;
}

export function commandsShown() {
  return !list.hidden;
}

export function hideCommands() {
  list.hidden = true;
  input.removeAttribute('aria-activedescendant');
}

/** Shows the commands that begin like the text, or all of them for a lone slash. */
export function renderCommands() {
  const typed = /^\/([a-z0-9_]*)$/i.exec(input.value)?.[1];
  const commands = typed === undefined ? [] : matching(typed.toLowerCase());
  if (commands.length === 0) {
    hideCommands();
    return;
  }
  list.replaceChildren(...commands.map(renderOption));
  list.hidden = false;
  mark(0);
}

function matching(typed) {
  return (currentChat()?.commands ?? []).filter(({ command }) => command.startsWith(typed));
}

function renderOption({ command, description }, index) {
  return el('div', {
    class: 'command', role: 'option', id: `command-${index}`,
    // The input keeps the focus.
    onmousedown: (event) => event.preventDefault(),
    onclick: () => choose(`/${command}`),
  }, el('span', { class: 'command-name' }, `/${command}`), el('span', { class: 'line-2' }, description));
}

function mark(index) {
  const options = [...list.children];
  chosen = (index + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
  options[chosen].scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', `command-${chosen}`);
}

/** Takes the key if it is one of the list's; true if it was. */
export function commandsTakeKey(event) {
  if (list.hidden) return false;
  switch (event.key) {
    case 'ArrowDown': mark(chosen + 1); break;
    case 'ArrowUp': mark(chosen - 1); break;
    case 'Enter':
    case 'Tab': list.children[chosen].click(); break;
    case 'Escape':
      event.stopPropagation();
      hideCommands();
      break;
    default: return false;
  }
  event.preventDefault();
  return true;
}
