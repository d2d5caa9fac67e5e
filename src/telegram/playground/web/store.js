// What the page knows. Views read `state` and draw it anew after `changed()`; they keep no copy.

import { api, followEvents } from './api.js';

const TYPING_MS = 5000; // as long as Telegram shows it, unless a message comes first
const SEEN_AS = 'seen';
const PERSON_AS = 'person';

export const state = {
  bot: { name: '', username: '' },
  people: [],
  clock: null,
  clockReadAt: 0,
  chats: new Map(), // by person
  currentId: null,
  connection: 'waiting', // waiting | open | lost
  everConnected: false,
};

const listeners = new Set();
const arrivals = new Set();
let scheduled = false;
let backlog = null; // events that came while everything was being fetched
let seen = readSeen();

export function onChange(listener) {
  listeners.add(listener);
}

/** `listener(personId, message)` for each message that is new, not merely fetched. */
export function onArrival(listener) {
  arrivals.add(listener);
}

/** Views draw once, however many things changed at a stroke. */
export function changed() {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    for (const listener of listeners) listener();
  });
}

export function currentPerson() {
  return state.people.find((person) => person.id === state.currentId) ?? null;
}

export function currentChat() {
  return state.chats.get(state.currentId) ?? null;
}

/** The bot's time now: the clock goes on between two readings. */
export function botNow() {
  if (!state.clock) return Date.now() / 1000;
  return state.clock.now + (performance.now() - state.clockReadAt) / 1000;
}

export function setClock(clock) {
  state.clock = clock;
  state.clockReadAt = performance.now();
  changed();
}

export function choosePerson(id) {
  state.currentId = id;
  sessionStorage.setItem(PERSON_AS, String(id));
  markSeen(id);
  changed();
}

/** Takes in a person, new or changed. */
export function putPerson(person) {
  const at = state.people.findIndex((known) => known.id === person.id);
  if (at < 0) state.people.push(person);
  else state.people[at] = person;
  if (!state.chats.has(person.id)) openChat(person.id);
  changed();
}

/** The chat of a person just added: empty, but with the bot's commands and description. */
async function openChat(personId) {
  const chat = emptyChat();
  state.chats.set(personId, chat);
  try {
    const { messages, pinned, keyboard, commands, description } = await api.chat(personId);
    // The stream may have been faster with what the person did meanwhile.
    chat.messages = new Map([...messages.map((message) => [message.id, message]), ...chat.messages]);
    Object.assign(chat, { pinned, keyboard, commands, description });
    changed();
  } catch {
    // The connection is lost then, and everything is fetched when it is back.
  }
}

/** Takes in a message, new or changed; the stream and an answer may both bring it. */
export function putMessage(personId, message) {
  const chat = state.chats.get(personId);
  if (!chat || !message) return; // a message may be gone before its event is written
  const isNew = !chat.messages.has(message.id);
  chat.messages.set(message.id, message);
  if (isNew) arrived(personId, chat, message);
  changed();
}

export function messagesOf(chat) {
  return [...chat.messages.values()].sort((a, b) => a.id - b.id);
}

function arrived(personId, chat, message) {
  if (message.from === 'bot') setTyping(chat, false);
  if (personId === state.currentId) markSeen(personId);
  else if (message.from !== 'person') chat.unread = true;
  for (const listener of arrivals) listener(personId, message);
}

function emptyChat() {
  return {
    messages: new Map(),
    pinned: [],
    keyboard: null,
    keyboardOpen: true,
    commands: [],
    description: null,
    typing: false,
    typingTimer: 0,
    unread: false,
    draft: '',
    replyTo: null,
    editing: null,
  };
}

/** Follows the server; fetches everything at each new connection. */
export function connect() {
  followEvents({
    onOpen: fetchAll,
    onEvent: (event) => (backlog ? backlog.push(event) : apply(event)),
    onLost: () => setConnection('lost'),
  });
}

function setConnection(connection) {
  state.connection = connection;
  if (connection === 'open') state.everConnected = true;
  changed();
}

async function fetchAll() {
  const waiting = [];
  backlog = waiting;
  try {
    const info = await api.info();
    const chats = await Promise.all(info.people.map((person) => api.chat(person.id)));
    takeInfo(info);
    info.people.forEach((person, index) => takeChat(person.id, chats[index]));
    setConnection('open');
  } catch {
    setConnection('lost');
    setTimeout(fetchAll, 1500);
    return;
  }
  // A newer fetch has its own backlog and will see what this one saw.
  if (backlog === waiting) backlog = null;
  waiting.forEach(apply);
  changed();
}

function takeInfo({ bot, people, clock }) {
  state.bot = bot;
  state.people = people;
  setClock(clock);
  const ids = new Set(people.map((person) => person.id));
  for (const id of state.chats.keys()) if (!ids.has(id)) state.chats.delete(id);
  if (!ids.has(state.currentId)) {
    const kept = Number(sessionStorage.getItem(PERSON_AS));
    state.currentId = ids.has(kept) ? kept : people[0]?.id ?? null;
  }
}

function takeChat(personId, { messages, pinned, keyboard, commands, description }) {
  const chat = state.chats.get(personId) ?? emptyChat();
  state.chats.set(personId, chat);
  chat.messages = new Map(messages.map((message) => [message.id, message]));
  Object.assign(chat, { pinned, keyboard, commands, description });
  chat.unread = hasUnseen(personId, messages);
  if (personId === state.currentId) markSeen(personId);
}

const APPLY = {
  message: (event) => putMessage(event.chat, event.message),
  edit: (event) => putMessage(event.chat, event.message),
  delete: ({ id }, chat) => {
    chat.messages.delete(id);
    unpin(chat, id);
  },
  pin: ({ id, pinned }, chat) => {
    unpin(chat, id);
    if (pinned) chat.pinned.push(id);
  },
  keyboard: ({ keyboard }, chat) => {
    chat.keyboard = keyboard;
    chat.keyboardOpen = true;
  },
  action: (_, chat) => setTyping(chat, true),
  commands: ({ commands }, chat) => { chat.commands = commands; },
};

function apply(event) {
  if (event.type === 'clock') return setClock(event.clock);
  if (event.type === 'person') return putPerson(event.person);
  const chat = state.chats.get(event.chat);
  if (chat) APPLY[event.type]?.(event, chat);
  changed();
}

function unpin(chat, id) {
  chat.pinned = chat.pinned.filter((pinned) => pinned !== id);
}

function setTyping(chat, typing) {
  clearTimeout(chat.typingTimer);
  chat.typing = typing;
  if (!typing) return;
  chat.typingTimer = setTimeout(() => {
    chat.typing = false;
    changed();
  }, TYPING_MS);
}

// Which messages a person has seen outlives a reload of the page, so that a dot does not go lost.

function readSeen() {
  try {
    return JSON.parse(localStorage.getItem(SEEN_AS)) ?? {};
  } catch {
    return {};
  }
}

function markSeen(personId) {
  const chat = state.chats.get(personId);
  if (!chat) return;
  chat.unread = false;
  seen[personId] = Math.max(0, ...chat.messages.keys());
  localStorage.setItem(SEEN_AS, JSON.stringify(seen));
}

function hasUnseen(personId, messages) {
  const last = messages.at(-1)?.id ?? 0;
  const known = seen[personId] ?? 0;
  // Ids begin anew when the demo does; then nothing of this chat has been seen.
  const from = last < known ? 0 : known;
  return messages.some((message) => message.id > from && message.from !== 'person');
}
