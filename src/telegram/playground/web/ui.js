// Building blocks that know nothing about the chat.

import { t } from './texts.js';

/** An element; `on…` attributes are listeners, absent ones are null or false. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A pictogram of the sprite in index.html. */
export function icon(name, extraClass = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon ${extraClass}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** Sets the text only if it differs: an untouched node keeps a reader's selection. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setLabel(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}

const AVATAR_HUES = 6;

/** The last word's initial stands for a Vietnamese name: the given name comes last. */
export function drawAvatar(node, person) {
  const words = person.name.split(/[–—,(-]/)[0].trim().split(/\s+/);
  setText(node, (words.at(-1)?.[0] ?? '?').toUpperCase());
  node.className = `avatar hue-${Math.abs(person.id) % AVATAR_HUES}`;
}

/** Says something to those who listen to the page instead of looking at it. */
export function announce(text) {
  const line = el('p', {}, text);
  byId('live').append(line);
  setTimeout(() => line.remove(), 10_000);
}

const TOAST_MS = 4500;

export function toast(text) {
  const node = el('p', { class: 'toast' }, text);
  byId('toasts').append(node);
  setTimeout(() => node.remove(), Math.max(TOAST_MS, text.length * 60));
}

export function toastError(error) {
  toast(error.status === 0 ? t('error.unreachable') : t('error', { reason: error.message }));
}

/** Runs an action of the user; what goes wrong is told, and the result is then undefined. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    if (error.status === undefined) throw error;
    toastError(error);
    return undefined;
  }
}

/** While `action` runs the button shows it and takes no further press, but keeps the focus. */
export async function whileBusy(button, action) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await action();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  } catch {
    toast(t('copy.failed'));
  }
}

/**
 * Shows a modal dialog with what `fill(close)` returns. The promise gives what `close` was called
 * with, or undefined if the dialog was dismissed.
 */
export function openDialog(className, fill) {
  return new Promise((resolve) => {
    let result;
    const dialog = el('dialog', { class: className });
    const close = (value) => {
      result = value;
      dialog.close();
    };
    dialog.append(...fill(close));
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A text to be read and closed. */
export function tell(text) {
  return openDialog('box', (close) => [
    el('p', { class: 'said', id: 'said' }, text),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'main-button', autofocus: true, 'aria-describedby': 'said', onclick: () => close() }, t('ok'))),
  ]);
}

/** A question; true if it was answered with `yes`. */
export async function ask(text, yes) {
  const answer = await openDialog('box', (close) => [
    el('p', { class: 'said', id: 'said' }, text),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'quiet-button', onclick: () => close(false) }, t('cancel')),
      el('button', { type: 'button', class: 'main-button', autofocus: true, 'aria-describedby': 'said', onclick: () => close(true) }, yes)),
  ]);
  return answer === true;
}

export function showPicture(url, caption) {
  return openDialog('picture', (close) => [
    el('img', { src: url, alt: caption, onclick: () => close() }),
    el('button', { type: 'button', class: 'icon-button', 'aria-label': t('close'), title: t('close'), onclick: () => close() }, icon('close')),
  ]);
}

/** A menu at `anchor`; `items` are { icon, text, action }. */
export function openMenu(anchor, items) {
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'auto' });
  for (const item of items) {
    menu.append(el('button', {
      type: 'button',
      role: 'menuitem',
      tabindex: '-1',
      onclick: () => {
        menu.hidePopover();
        item.action();
      },
    }, icon(item.icon), el('span', {}, item.text)));
  }
  menu.addEventListener('keydown', (event) => moveInMenu(menu, event));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    anchor.setAttribute('aria-expanded', 'false');
    if (menu.contains(document.activeElement) || document.activeElement === document.body) anchor.focus();
    menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  placeAt(menu, anchor);
  menu.firstElementChild?.focus();
}

function moveInMenu(menu, event) {
  if (event.key === 'Tab') {
    menu.hidePopover();
    return;
  }
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length).focus();
}

/** Above or below the anchor, wherever there is room, and within the window. */
function placeAt(menu, anchor) {
  const gap = 6;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + gap;
  const top = below + height <= innerHeight - gap ? below : at.top - gap - height;
  const left = at.left + width <= innerWidth - gap ? at.left : at.right - width;
  menu.style.top = `${Math.max(gap, top)}px`;
  menu.style.left = `${Math.max(gap, left)}px`;
}

// Sheets: on a narrow window the side panels come up over the chat.

let sheet = null;
let sheetOpener = null;

export function openSheet(panel, opener) {
  closeSheet();
  sheet = panel;
  sheetOpener = opener;
  panel.classList.add('open');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-modal', 'true');
  byId('scrim').hidden = false;
  byId('chat').inert = true;
  (panel.querySelector('[aria-current="true"]') ?? panel.querySelector('button'))?.focus();
}

export function closeSheet() {
  if (!sheet) return;
  sheet.classList.remove('open');
  sheet.removeAttribute('role');
  sheet.removeAttribute('aria-modal');
  byId('scrim').hidden = true;
  byId('chat').inert = false;
  sheet = null;
  sheetOpener?.focus();
}

export function watchSheets() {
  byId('scrim').addEventListener('click', closeSheet);
  for (const button of document.querySelectorAll('[data-close-sheet]')) button.addEventListener('click', closeSheet);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open], [popover]:popover-open')) closeSheet();
  });
  matchMedia('(min-width: 900px)').addEventListener('change', closeSheet);
}
