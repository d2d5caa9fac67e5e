// Writing: the input with what stands around it, and the buttons that take its place.

import { editText, sendText, setBlocked, shareContact, start } from './actions.js';
import { openAttachMenu, sendPasted } from './attach.js';
import { commandsTakeKey, hideCommands, renderCommands, startCommands } from './commands.js';
import { editableText, isEditable, senderName, snippet } from './message.js';
import { changed, currentChat, currentPerson, messagesOf, state } from './store.js';
import { t } from './texts.js';
import { byId, el, icon, setLabel, setText, whileBusy } from './ui.js';

const input = byId('text');
const keyboard = byId('keyboard');
const shown = { personId: null, editing: null, replyTo: null, keyboard: '' };

export function startComposer() {
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  byId('start').addEventListener('click', pressMainButton);
  byId('attach').addEventListener('click', () => openAttachMenu(byId('attach')));
  byId('strip-close').addEventListener('click', leaveReplyOrEdit);
  byId('open-commands').addEventListener('click', beginCommand);
  byId('toggle-keyboard').addEventListener('click', toggleKeyboard);
  input.addEventListener('input', typed);
  input.addEventListener('keydown', keyPressed);
  input.addEventListener('blur', hideCommands);
  input.addEventListener('paste', sendPasted);
  byId('skip').addEventListener('click', () => focusInput({ always: true }));
  byId('feed').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') focusInput({ always: true });
  });
  startCommands(async (command) => {
    setInput('');
    await sendText(command);
  });
}

/** On a touch screen the focus would bring up the keyboard unasked. */
export function focusInput({ always = false } = {}) {
  if (!always && !matchMedia('(hover: hover)').matches) return;
  // After the views, which draw in a microtask too, have decided what is there to be focused.
  queueMicrotask(() => (byId('start').hidden ? input : byId('start')).focus());
}

export function renderComposer() {
  const person = currentPerson();
  const chat = currentChat();
  byId('dock').hidden = !person || !chat;
  if (!person || !chat) return;
  const isWriting = person.started && !person.blocked;
  byId('writing').hidden = !isWriting;
  byId('start').hidden = isWriting;
  setText(byId('start'), person.blocked ? t('menu.unblock') : t('start'));
  takeDraft(chat);
  input.placeholder = chat.keyboard?.placeholder || t('text.placeholder');
  byId('open-commands').hidden = chat.commands.length === 0 || input.value !== '';
  renderStrip(chat);
  renderKeyboard(chat);
}

async function pressMainButton() {
  await whileBusy(byId('start'), () => (currentPerson().blocked ? setBlocked(false) : start()));
  focusInput();
}

// The text

function takeDraft(chat) {
  const isOther = shown.personId !== state.currentId;
  if (isOther) {
    shown.personId = state.currentId;
    setInput(chat.draft);
  }
  if (isOther || shown.editing !== chat.editing || shown.replyTo !== chat.replyTo) {
    const beginsEdit = chat.editing !== null && (isOther || shown.editing !== chat.editing);
    if (beginsEdit) setInput(editableText(chat.messages.get(chat.editing)));
    if (!isOther && (chat.editing || chat.replyTo)) focusInput({ always: true });
    Object.assign(shown, { editing: chat.editing, replyTo: chat.replyTo });
  }
}

function setInput(text) {
  input.value = text;
  const chat = currentChat();
  if (chat) chat.draft = text;
  fitInput();
  hideCommands();
}

function typed() {
  currentChat().draft = input.value;
  fitInput();
  renderCommands();
  changed();
}

/** As high as its text, up to the limit in app.css. */
function fitInput() {
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}

async function submit() {
  const chat = currentChat();
  const text = input.value.trim();
  if (!text) return;
  const { editing, replyTo } = chat;
  setInput('');
  Object.assign(chat, { editing: null, replyTo: null });
  changed();
  const taken = editing ? await editText(editing, text) : await sendText(text, replyTo);
  if (!taken) giveBack(chat, { text, editing, replyTo });
}

/** What could not be sent is not lost, unless something else has been begun meanwhile. */
function giveBack(chat, { text, editing, replyTo }) {
  if (chat.draft !== '') return;
  Object.assign(chat, { draft: text, editing, replyTo });
  shown.personId = null;
  Object.assign(shown, { editing, replyTo });
  changed();
}

function keyPressed(event) {
  // Vietnamese is typed through an input method: its keys are not the chat's.
  if (event.isComposing || event.keyCode === 229) return;
  if (commandsTakeKey(event)) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === 'ArrowUp' && input.value === '') {
    event.preventDefault();
    editLast();
  } else if (event.key === 'Escape') {
    leaveReplyOrEdit();
  }
}

function beginCommand() {
  setInput('/');
  input.focus();
  renderCommands();
  changed();
}

// Replying and editing

function editLast() {
  const chat = currentChat();
  const last = messagesOf(chat).findLast(isEditable);
  if (!last) return;
  Object.assign(chat, { editing: last.id, replyTo: null });
  changed();
}

function leaveReplyOrEdit() {
  const chat = currentChat();
  if (chat.editing) setInput('');
  Object.assign(chat, { editing: null, replyTo: null });
  changed();
  input.focus();
}

function renderStrip(chat) {
  const message = chat.messages.get(chat.editing ?? chat.replyTo);
  byId('strip').hidden = !message;
  if (!message) return;
  byId('strip-icon').setAttribute('href', chat.editing ? '#i-edit' : '#i-reply');
  setText(byId('strip-title'), chat.editing ? t('editing') : t('reply.to', { name: senderName(message) }));
  setText(byId('strip-text'), snippet(message));
}

// The reply keyboard

function toggleKeyboard() {
  const chat = currentChat();
  chat.keyboardOpen = !chat.keyboardOpen;
  changed();
}

function renderKeyboard(chat) {
  const isShown = Boolean(chat.keyboard) && chat.keyboardOpen;
  const toggle = byId('toggle-keyboard');
  toggle.hidden = !chat.keyboard;
  toggle.setAttribute('aria-expanded', String(isShown));
  setLabel(toggle, isShown ? t('keyboard.hide') : t('keyboard.show'));
  keyboard.hidden = !isShown;
  const signature = JSON.stringify(chat.keyboard);
  if (signature === shown.keyboard) return;
  shown.keyboard = signature;
  const rows = chat.keyboard?.rows ?? [];
  keyboard.replaceChildren(...rows.map((row) => el('div', { class: 'keys-row' }, ...row.map(renderKey))));
}

function renderKey({ text, request_contact: isContact }) {
  return el('button', { type: 'button', class: 'key', onclick: (event) => pressKey(event.currentTarget, text, isContact) },
    isContact && icon('phone'), el('span', {}, text));
}

async function pressKey(button, text, isContact) {
  const chat = currentChat();
  await whileBusy(button, async () => {
    const sent = isContact ? await shareContact() : await sendText(text);
    if (sent && chat.keyboard?.one_time) chat.keyboardOpen = false;
  });
  changed();
}
