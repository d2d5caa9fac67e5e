// Message texts. The server sends a small set of tags, already escaped; here they are built anew,
// element by element, so that nothing else can come into the page, whatever arrives.

import { t } from './texts.js';
import { el } from './ui.js';

const PLAIN = new Map(Object.entries({
  B: 'b', STRONG: 'b', I: 'i', EM: 'i', U: 'u', INS: 'u', S: 's', DEL: 's', CODE: 'code', PRE: 'pre', BLOCKQUOTE: 'blockquote',
}));
const NEVER = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT', 'TITLE', 'TEXTAREA']);
const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

// Links and commands that stand in the text as they are; Telegram makes them pressable too.
const PRESSABLE = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'”])|(?<![\p{L}\p{N}/_])\/([a-z][a-z0-9_]{0,31})(?![\p{L}\p{N}/_])/giu;

/**
 * The text as nodes. `context` says what is pressable: { username, commands, onStart(payload),
 * onCommand(text) }.
 */
export function richText(html, context) {
  const target = document.createDocumentFragment();
  // A parsed document runs no scripts and loads nothing.
  copyChildren(new DOMParser().parseFromString(html, 'text/html').body, target, context, true);
  return target;
}

/** The text without its markup, on one line, for quotes and announcements. */
export function plainText(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const spoiler of body.querySelectorAll('.spoiler')) spoiler.textContent = '▒▒▒';
  return body.textContent.replace(/\s+/g, ' ').trim();
}

/** The text without its markup, with its lines. */
export function sourceText(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** What a link to the bot starts it with: '' without a payload, null if it leads elsewhere. */
export function startPayload(url, username) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const isTelegram = ['t.me', 'telegram.me'].includes(parsed.hostname);
  if (!isTelegram || parsed.pathname.slice(1).toLowerCase() !== username.toLowerCase()) return null;
  return parsed.searchParams.get('start') ?? '';
}

/** The address if it may be opened, otherwise null. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return SAFE_SCHEMES.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function copyChildren(source, target, context, pressable) {
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      if (pressable) appendPressable(child.data, target, context);
      else target.append(child.data);
    } else if (child.nodeType === Node.ELEMENT_NODE && !NEVER.has(child.tagName)) {
      copyElement(child, target, context, pressable);
    }
  }
}

function copyElement(source, target, context, pressable) {
  const { tagName } = source;
  if (tagName === 'BR') {
    target.append('\n');
    return;
  }
  const node = newElement(source, context);
  const isLiteral = ['A', 'CODE', 'PRE'].includes(tagName);
  copyChildren(source, node ?? target, context, pressable && !isLiteral);
  if (node) target.append(node);
}

/** The counterpart of an allowed element; null leaves only what is in it. */
function newElement(source, context) {
  const plain = PLAIN.get(source.tagName);
  if (plain) return el(plain);
  if (source.tagName === 'A') return link(source.getAttribute('href') ?? '', context);
  if (source.tagName === 'SPAN' && source.classList.contains('spoiler')) return spoiler();
  return null;
}

function link(url, context) {
  const payload = startPayload(url, context.username);
  if (payload !== null) return el('button', { type: 'button', class: 'link', onclick: () => context.onStart(payload) });
  const href = safeUrl(url);
  return href && el('a', { href, target: '_blank', rel: 'noopener noreferrer' });
}

function spoiler() {
  const node = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('spoiler') });
  const reveal = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    if (!node.hasAttribute('role')) return;
    event.preventDefault();
    node.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) node.removeAttribute(name);
  };
  node.addEventListener('click', reveal);
  node.addEventListener('keydown', reveal);
  return node;
}

function appendPressable(text, target, context) {
  let done = 0;
  for (const match of text.matchAll(PRESSABLE)) {
    const node = pressableNode(match, context);
    if (!node) continue;
    target.append(text.slice(done, match.index), node);
    done = match.index + match[0].length;
  }
  target.append(text.slice(done));
}

function pressableNode([found, url, command], context) {
  if (url) {
    const node = link(url, context);
    node?.append(url);
    return node;
  }
  // Only what the bot lists as a command: "/năm" or "20/QĐ" are none.
  if (!context.commands.some((known) => known.command === command.toLowerCase())) return null;
  return el('button', { type: 'button', class: 'link', onclick: () => context.onCommand(found) }, found);
}
