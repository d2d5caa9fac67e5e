// The conversation: the list of messages, its scrolling, and the bar of pinned messages.

import { dayHeading, date } from './format.js';
import { plainText } from './richtext.js';
import { renderMessage, senderName, snippet } from './message.js';
import { botNow, changed, currentChat, messagesOf, onArrival, state } from './store.js';
import { currentLanguage, t } from './texts.js';
import { announce, byId, el, setText, toast } from './ui.js';

const CONTINUES_WITHIN = 300; // seconds between messages that stand closely together
const NEAR_END = 80; // pixels

const feed = byId('feed');
const list = byId('messages');
const nodes = new Map(); // by entry key: { node, signature }
const view = { personId: null, atEnd: true, top: 0, fresh: 0, pinnedTurn: 0 };

export function startFeed() {
  feed.addEventListener('scroll', noteScroll, { passive: true });
  // Pictures arrive after their message, the reply keyboard comes and goes.
  const observer = new ResizeObserver(() => { if (view.atEnd) scrollToEnd('instant'); });
  observer.observe(list);
  observer.observe(feed);
  byId('to-bottom').addEventListener('click', () => scrollToEnd());
  byId('pinned').addEventListener('click', nextPinned);
  onArrival(messageArrived);
}

export function renderFeed() {
  const chat = currentChat();
  const isOther = view.personId !== state.currentId;
  if (isOther) {
    list.replaceChildren();
    byId('toasts').replaceChildren();
    nodes.clear();
    Object.assign(view, { personId: state.currentId, atEnd: true, top: 0, fresh: 0, pinnedTurn: 0 });
  }
  if (chat) placeEntries(entriesOf(chat));
  else placeEntries(state.everConnected ? [noticeEntry(t('people.none'))] : []);
  renderPinned(chat);
  if (isOther) scrollToEnd('instant');
  renderToBottom();
}

// From messages to entries. An entry has a key, a signature that changes when it must be drawn
// anew, and `build`.

function entriesOf(chat) {
  const messages = messagesOf(chat).map((message) => ({ ...message, pinned: chat.pinned.includes(message.id) }));
  if (messages.length === 0) return introEntries(chat);
  const entries = [];
  let previous = null;
  for (const group of groupAlbums(messages)) {
    const [first] = group;
    if (!previous || date(previous.date) !== date(first.date)) {
      entries.push(dayEntry(first.date));
      previous = null;
    }
    entries.push(messageEntry(chat, group, previous));
    previous = group.at(-1);
  }
  if (chat.typing) entries.push(typingEntry());
  return entries;
}

function groupAlbums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function messageEntry(chat, group, previous) {
  const [first] = group;
  const continues = previous?.from === first.from && first.date - previous.date < CONTINUES_WITHIN;
  const quoted = first.reply_to ? chat.messages.get(first.reply_to) : null;
  return {
    key: `message ${first.id}`,
    signature: JSON.stringify([group, continues, quoted && snippet(quoted), currentLanguage(), state.bot.username]),
    build: () => {
      const node = renderMessage(group, { continues, quoted, jump });
      node.dataset.ids = group.map((message) => message.id).join(' ');
      return node;
    },
  };
}

function dayEntry(seconds) {
  const heading = dayHeading(seconds, botNow());
  return { key: `day ${date(seconds)}`, signature: heading, build: () => el('li', { class: 'day' }, el('p', {}, heading)) };
}

function typingEntry() {
  return {
    key: 'typing',
    signature: currentLanguage(),
    build: () => el('li', { class: 'message from-bot typing', 'aria-label': t('status.typing') },
      el('div', { class: 'bubble' }, el('span'), el('span'), el('span'))),
  };
}

function noticeEntry(text) {
  return { key: 'notice', signature: text, build: () => el('li', { class: 'service' }, el('p', {}, text)) };
}

/** Before the first message Telegram shows what the bot says about itself. */
function introEntries(chat) {
  if (!chat.description) return [noticeEntry(t('feed.no-start'))];
  const heading = t('feed.before-start');
  return [{
    key: 'intro',
    signature: heading + chat.description,
    build: () => el('li', { class: 'intro' }, el('h2', {}, heading), el('p', {}, chat.description)),
  }];
}

// From entries to the document: what has not changed stays as it is, with its focus and playback.

function placeEntries(entries) {
  const wanted = new Set(entries.map((entry) => entry.key));
  for (const [key, { node }] of nodes) {
    if (wanted.has(key)) continue;
    if (node.contains(document.activeElement)) feed.focus();
    node.remove();
    nodes.delete(key);
  }
  let next = list.firstChild;
  for (const entry of entries) {
    const known = nodes.get(entry.key);
    const node = known?.signature === entry.signature ? known.node : entry.build();
    if (known && node !== known.node) {
      if (next === known.node) next = node;
      replaceKeepingFocus(known.node, node);
    }
    if (next === node) next = next.nextSibling;
    else list.insertBefore(node, next);
    nodes.set(entry.key, { node, signature: entry.signature });
  }
}

/** A message is often edited by its own button: whoever pressed it by key goes on from there. */
function replaceKeepingFocus(old, node) {
  const focused = document.activeElement;
  if (!old.contains(focused)) {
    old.replaceWith(node);
    return;
  }
  const kind = focused.matches('.key') ? '.key' : 'button, a[href]';
  const at = [...old.querySelectorAll(kind)].indexOf(focused);
  old.replaceWith(node);
  const candidates = [...node.querySelectorAll(kind)];
  (candidates[at] ?? candidates.at(-1) ?? feed).focus({ preventScroll: true });
}

// Scrolling

/** Only going up leaves the end: a list that has just grown is still followed. */
function noteScroll() {
  const wentUp = feed.scrollTop < view.top;
  view.top = feed.scrollTop;
  if (feed.scrollHeight - feed.scrollTop - feed.clientHeight < NEAR_END) view.atEnd = true;
  else if (wentUp) view.atEnd = false;
  if (view.atEnd) view.fresh = 0;
  renderToBottom();
}

function scrollToEnd(behavior = 'auto') {
  feed.scrollTo({ top: feed.scrollHeight, behavior });
}

function messageArrived(personId, message) {
  if (personId !== state.currentId) return;
  const isOwn = message.from === 'person';
  if (!isOwn) announce(`${message.from === 'bot' ? `${senderName(message)}: ` : ''}${snippet(message)}`);
  if (isOwn) view.atEnd = true;
  if (!view.atEnd) view.fresh += 1;
  // The views draw in a microtask; by the next frame the message stands in the list.
  else requestAnimationFrame(() => showNewest(message.id));
}

/** A message longer than the window is shown from its beginning, any other to its end. */
function showNewest(id) {
  const node = nodeOf(id);
  if (node && node.offsetHeight > feed.clientHeight - 24) {
    view.atEnd = false;
    feed.scrollTo({ top: node.offsetTop - 8 });
  } else {
    scrollToEnd();
  }
}

function renderToBottom() {
  byId('to-bottom').hidden = view.atEnd;
  const text = view.fresh > 0 ? t('feed.new', { n: view.fresh }) : t('feed.bottom');
  setText(byId('to-bottom-text'), text);
  byId('to-bottom').classList.toggle('fresh', view.fresh > 0);
}

function nodeOf(id) {
  return list.querySelector(`[data-ids~="${id}"]`);
}

function jump(id) {
  const node = nodeOf(id);
  if (!node) {
    toast(t('feed.gone'));
    return;
  }
  view.atEnd = false;
  feed.scrollTo({ top: node.offsetTop - Math.max(8, (feed.clientHeight - node.offsetHeight) / 2) });
  node.classList.remove('found');
  void node.offsetWidth; // begins the highlight anew
  node.classList.add('found');
}

// Pinned messages: the newest first, each press goes to the next older one.

function pinnedIds(chat) {
  return (chat?.pinned ?? []).filter((id) => chat.messages.has(id)).reverse();
}

function renderPinned(chat) {
  const ids = pinnedIds(chat);
  byId('pinned').hidden = ids.length === 0;
  if (ids.length === 0) return;
  const at = view.pinnedTurn % ids.length;
  setText(byId('pinned-title'), ids.length > 1 ? t('pinned.many', { n: at + 1, of: ids.length }) : t('pinned'));
  const message = chat.messages.get(ids[at]);
  setText(byId('pinned-text'), plainText(message.html) || snippet(message));
}

function nextPinned() {
  const ids = pinnedIds(currentChat());
  if (ids.length === 0) return;
  jump(ids[view.pinnedTurn % ids.length]);
  view.pinnedTurn += 1;
  changed();
}
