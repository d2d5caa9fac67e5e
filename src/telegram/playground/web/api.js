// What the page asks of the server, and the stream of what happens there.

/** An answer that is not a success, or (with status 0) none at all. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    throw new ApiError(String(cause), 0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(body?.error ?? `${response.status} ${response.statusText}`, response.status);
  return body;
}

const get = (path) => request(path, { cache: 'no-store' });

const post = (path, body) => request(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const chat = (person) => `/web/chats/${person}`;

export const api = {
  info: () => get('/web/info'),
  addPerson: (person) => post('/web/people', person),
  chat: (person) => get(chat(person)),
  send: (person, text, replyTo) => post(`${chat(person)}/messages`, replyTo ? { text, reply_to: replyTo } : { text }),
  edit: (person, id, text) => post(`${chat(person)}/messages/${id}`, { text }),
  start: (person, payload) => post(`${chat(person)}/start`, payload ? { payload } : {}),
  contact: (person) => post(`${chat(person)}/contact`, {}),
  callback: (person, id, data) => post(`${chat(person)}/callbacks`, { message_id: id, data }),
  block: (person, blocked) => post(`${chat(person)}/block`, { blocked }),
  moveClock: (move) => post('/web/clock', move),

  files(person, kind, caption, files) {
    const form = new FormData();
    form.append('kind', kind);
    if (caption) form.append('caption', caption);
    for (const file of files) form.append('file', file, file.name);
    return request(`${chat(person)}/files`, { method: 'POST', body: form });
  },
};

export function fileUrl(fileId) {
  return `/web/files/${encodeURIComponent(fileId)}`;
}

const RETRY_AFTER_MS = 1500;

/**
 * Follows the server's events for as long as the page lives. `onOpen` is called at every new
 * connection: whatever happened before it has to be fetched, for events are not replayed.
 */
export function followEvents({ onOpen, onEvent, onLost }) {
  const source = new EventSource('/web/events');
  source.onopen = onOpen;
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onerror = () => {
    // The browser's own reconnecting gives up for good after an HTTP error, so it is done here.
    source.close();
    onLost();
    setTimeout(() => followEvents({ onOpen, onEvent, onLost }), RETRY_AFTER_MS);
  };
}
