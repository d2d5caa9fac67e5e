// One message, or one album, as it stands in the chat.

import { editMessage, pressCallback, replyTo, sendText, start } from './actions.js';
import { fileUrl } from './api.js';
import { size, time } from './format.js';
import { plainText, richText, safeUrl, sourceText, startPayload } from './richtext.js';
import { currentChat, state } from './store.js';
import { t } from './texts.js';
import { copyText, el, icon, openMenu, showPicture, toast } from './ui.js';

const MEDIA_TEXTS = { photo: 'media.photo', video: 'media.video', voice: 'media.voice' };

/** What a message is about, in one line. */
export function snippet(message) {
  const text = plainText(message.html);
  if (message.service) return serviceText(message.service);
  if (message.contact) return `${t('contact')}: ${message.contact.phone}`;
  if (!message.media) return text;
  const kind = MEDIA_TEXTS[mediaKind(message.media)];
  const name = kind ? t(kind) : message.media.name || t('media.document');
  return text ? `${name}: ${text}` : name;
}

export function senderName(message) {
  return message.from === 'person' ? t('feed.you') : message.sender || state.bot.name;
}

export function isEditable(message) {
  return message.from === 'person' && !message.media && !message.contact && message.html !== '';
}

/** What happened, of the kinds that the server tells; '' leaves it to the message's own text. */
function serviceText({ kind, name }) {
  const key = { pinned: 'service.pinned', joined: 'service.joined', left: 'service.left' }[kind];
  return key ? t(key, { bot: state.bot.name, name }) : '';
}

/** The text of a message as it is put into the input to be changed. */
export function editableText(message) {
  return sourceText(message.html);
}

/**
 * `messages` is one message, or the parts of an album. `quoted` is the message replied to, and
 * `jump(id)` goes to a message.
 */
export function renderMessage(messages, { continues, quoted, jump }) {
  const [first] = messages;
  if (first.from === 'service') return renderService(first);
  const captioned = messages.find((message) => message.html) ?? first;
  const media = renderMedia(messages);
  const bubble = el('div', { class: (media || first.contact) && !captioned.html ? 'bubble bare' : 'bubble' },
    el('span', { class: 'sr-only' }, `${senderName(first)}: `),
    first.forwarded_from && el('p', { class: 'forwarded' }, t('feed.forwarded', { name: first.forwarded_from })),
    first.reply_to && renderQuote(first.reply_to, quoted, jump),
    media,
    first.contact && renderContact(first.contact),
    renderText(captioned),
  );
  const buttons = messages.find((message) => message.buttons)?.buttons;
  return el('li', { class: `message from-${first.from}${continues ? ' continues' : ''}` },
    el('div', { class: buttons ? 'body with-keys' : 'body' }, bubble, buttons && renderButtons(first.id, buttons)),
    renderActions(captioned),
  );
}

function renderService(message) {
  const text = message.service && serviceText(message.service);
  return el('li', { class: 'service' }, el('p', {}, text || richText(message.html, pressables())));
}

/** What can be pressed within a text. */
function pressables() {
  return {
    username: state.bot.username,
    commands: currentChat()?.commands ?? [],
    onStart: start,
    onCommand: (text) => sendText(text),
  };
}

function renderText(message) {
  const meta = el('span', { class: 'meta' },
    message.pinned && icon('pin'),
    message.edited && el('span', {}, t('feed.edited')),
    el('time', { datetime: new Date(message.date * 1000).toISOString() }, time(message.date)));
  return el('div', { class: 'text', lang: state.people.find((person) => person.id === state.currentId)?.language },
    richText(message.html, pressables()), meta,
    message.reaction && el('span', { class: 'reaction', title: t('feed.reaction') }, message.reaction));
}

function renderContact({ phone, name }) {
  return el('p', { class: 'document' },
    el('span', { class: 'document-icon' }, icon('phone')),
    el('span', { class: 'two-lines' },
      el('span', { class: 'document-name' }, phone),
      el('span', { class: 'line-2' }, name ?? t('contact'))));
}

function renderQuote(id, quoted, jump) {
  const lines = quoted
    ? [el('span', { class: 'line-1' }, senderName(quoted)), el('span', { class: 'line-2' }, snippet(quoted))]
    : [el('span', { class: 'line-2' }, '…')];
  return el('button', { type: 'button', class: 'quote', onclick: () => jump(id) }, ...lines);
}

function renderActions(message) {
  const items = (anchor) => openMenu(anchor, [
    { icon: 'reply', text: t('message.reply'), action: () => replyTo(message) },
    isEditable(message) && { icon: 'edit', text: t('message.edit'), action: () => editMessage(message) },
    message.html && { icon: 'copy', text: t('message.copy'), action: () => copyText(sourceText(message.html)) },
  ].filter(Boolean));
  const label = t('message.actions');
  return el('button', {
    type: 'button', class: 'icon-button actions-button', 'aria-haspopup': 'menu', 'aria-label': label, title: label,
    onclick: (event) => items(event.currentTarget),
  }, icon('more'));
}

// Pictures and files

function mediaKind({ kind, mime }) {
  if (kind !== 'album-item') return kind;
  if (mime?.startsWith('image/')) return 'photo';
  return mime?.startsWith('video/') ? 'video' : 'document';
}

function renderMedia(messages) {
  const items = messages.map((message) => message.media).filter(Boolean);
  if (items.length === 0) return null;
  const isVisual = items.every((media) => ['photo', 'video'].includes(mediaKind(media)));
  const layout = isVisual && items.length > 1 ? `album of-${items.length > 4 ? 'many' : items.length}` : 'single';
  return el('div', { class: `media ${layout}` }, ...messages.filter((message) => message.media).map(renderMediaItem));
}

function renderMediaItem(message) {
  const { media } = message;
  const url = fileUrl(media.file_id);
  switch (mediaKind(media)) {
    case 'photo': return renderPhoto(media, url, plainText(message.html));
    case 'video': return el('video', { src: url, controls: true, preload: 'metadata', width: media.width, height: media.height });
    case 'voice': return el('audio', { src: url, controls: true, preload: 'metadata', 'aria-label': t('media.voice') });
    default: return renderDocument(media, url);
  }
}

function renderPhoto(media, url, caption) {
  const name = caption || media.name || t('media.photo');
  return el('button', { type: 'button', class: 'photo', title: t('media.enlarge'), onclick: () => showPicture(url, name) },
    el('img', { src: url, alt: name, width: media.width, height: media.height, loading: 'lazy' }));
}

function renderDocument(media, url) {
  const name = media.name || t('media.document');
  return el('a', { class: 'document', href: url, download: name, 'aria-label': t('media.download', { name }) },
    el('span', { class: 'document-icon' }, icon('file')),
    el('span', { class: 'two-lines' },
      el('span', { class: 'document-name' }, name),
      el('span', { class: 'line-2' }, media.size === undefined || media.size === null ? '' : size(media.size))));
}

// The buttons under a message

function renderButtons(messageId, rows) {
  return el('div', { class: 'keys' },
    ...rows.map((row) => el('div', { class: 'keys-row' }, ...row.map((button) => renderButton(messageId, button)))));
}

function renderButton(messageId, button) {
  const text = el('span', {}, button.text);
  if (button.kind === 'url') return renderUrlButton(button.url ?? '', text);
  const pressed = {
    callback: (event) => pressCallback(messageId, button.data, event.currentTarget),
    copy: () => copyText(button.data ?? button.text),
  }[button.kind] ?? (() => toast(t('button.unsupported')));
  return el('button', { type: 'button', class: 'key', onclick: pressed }, text, button.kind === 'copy' && icon('copy', 'corner'));
}

function renderUrlButton(url, text) {
  const payload = startPayload(url, state.bot.username);
  if (payload !== null) return el('button', { type: 'button', class: 'key', onclick: () => start(payload) }, text);
  const href = safeUrl(url);
  if (!href) return el('button', { type: 'button', class: 'key', onclick: () => toast(t('button.unsupported')) }, text);
  return el('a', { class: 'key', href, target: '_blank', rel: 'noopener noreferrer' }, text, icon('link', 'corner'));
}
