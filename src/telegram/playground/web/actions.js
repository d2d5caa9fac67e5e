// What a person does in the chat. Answers are taken in at once; the stream may bring them again.

import { api } from './api.js';
import { changed, currentChat, currentPerson, putMessage, putPerson, setClock, state } from './store.js';
import { moment } from './format.js';
import { t } from './texts.js';
import { announce, ask, attempt, tell, toast, whileBusy } from './ui.js';

/** Each returns true if the server took it. */

export async function sendText(text, replyTo = null) {
  const person = state.currentId;
  const message = await attempt(() => api.send(person, text, replyTo));
  if (message) putMessage(person, message);
  return Boolean(message);
}

export async function editText(id, text) {
  const person = state.currentId;
  const message = await attempt(() => api.edit(person, id, text));
  if (message) putMessage(person, message);
  return Boolean(message);
}

export async function sendFiles(kind, caption, files) {
  const person = state.currentId;
  const messages = await attempt(() => api.files(person, kind, caption, files));
  messages?.forEach((message) => putMessage(person, message));
  return Boolean(messages);
}

export async function start(payload = '') {
  const person = currentPerson();
  if (person.blocked && !(await setBlocked(false))) return false;
  const message = await attempt(() => api.start(person.id, payload));
  if (!message) return false;
  putPerson({ ...person, blocked: false, started: true });
  putMessage(person.id, message);
  return true;
}

export async function setBlocked(blocked) {
  const person = await attempt(() => api.block(state.currentId, blocked));
  if (person) putPerson(person);
  return Boolean(person);
}

export async function shareContact() {
  const person = currentPerson();
  if (!person.phone) {
    toast(t('contact.none'));
    return false;
  }
  if (!(await ask(t('contact.question', { phone: person.phone }), t('contact.send')))) return false;
  const message = await attempt(() => api.contact(person.id));
  if (message) putMessage(person.id, message);
  return Boolean(message);
}

/** Presses a button under a message and shows what the bot answers. */
export function pressCallback(messageId, data, node) {
  const person = state.currentId;
  return whileBusy(node, async () => {
    const answer = await attempt(() => api.callback(person, messageId, data));
    if (!answer || person !== state.currentId) return;
    if (!answer.answered) toast(t('button.unanswered'));
    else if (answer.text && answer.alert) await tell(answer.text);
    else if (answer.text) toast(answer.text);
  });
}

export async function moveClock(move, button) {
  await whileBusy(button, async () => {
    const clock = await attempt(() => api.moveClock(move));
    if (!clock) return;
    setClock(clock);
    announce(t('clock.now', { time: moment(clock.now) }));
  });
}

export function replyTo(message) {
  Object.assign(currentChat(), { replyTo: message.id, editing: null });
  changed();
}

export function editMessage(message) {
  Object.assign(currentChat(), { editing: message.id, replyTo: null });
  changed();
}
