// Sending files: choosing them, then one dialog with what was chosen and a caption.

import { sendFiles } from './actions.js';
import { size } from './format.js';
import { t } from './texts.js';
import { el, icon, openDialog, openMenu, toast, whileBusy } from './ui.js';

const MOST = 10; // of an album in Telegram
const KINDS = [
  { kind: 'photo', icon: 'picture', accept: 'image/*' },
  { kind: 'document', icon: 'file', accept: '' },
  { kind: 'video', icon: 'video', accept: 'video/*' },
  { kind: 'voice', icon: 'voice', accept: 'audio/*' },
];

export function openAttachMenu(anchor) {
  openMenu(anchor, KINDS.map(({ kind, icon: iconName, accept }) => ({
    icon: iconName,
    text: t(`attach.${kind}`),
    action: () => pickFiles(kind, accept),
  })));
}

function pickFiles(kind, accept) {
  const picker = el('input', { type: 'file', accept, multiple: kind !== 'voice' });
  picker.addEventListener('change', () => confirmFiles(kind, [...picker.files]));
  picker.click();
}

/** A picture on the clipboard is sent as a photo, another file as a document. */
export function sendPasted(event) {
  const files = [...event.clipboardData.files];
  if (files.length === 0) return;
  event.preventDefault();
  const isPictures = files.every((file) => file.type.startsWith('image/'));
  confirmFiles(isPictures ? 'photo' : 'document', files);
}

async function confirmFiles(kind, chosen) {
  if (chosen.length === 0) return;
  if (chosen.length > MOST) toast(t('attach.many', { n: MOST }));
  const files = chosen.slice(0, MOST);
  const previews = files.map((file) => renderPreview(kind, file));
  await openDialog('box attach', (close) => [renderForm(kind, files, previews, close)]);
  for (const { url } of previews) if (url) URL.revokeObjectURL(url);
}

function renderForm(kind, files, previews, close) {
  const title = t('attach.title', { n: files.length });
  const caption = el('textarea', { rows: '2', maxlength: '1024', id: 'caption' });
  const submit = el('button', { type: 'submit', class: 'main-button' }, t('send'));
  const form = el('form', {},
    el('h2', {}, title),
    el('ul', { class: kind === 'photo' ? 'previews pictures' : 'previews' }, ...previews.map(({ node }) => node)),
    el('label', { class: 'field', for: 'caption' }, t('attach.caption'), caption),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'quiet-button', onclick: () => close() }, t('cancel')), submit));
  const send = () => whileBusy(submit, async () => {
    if (await sendFiles(kind, caption.value.trim(), files)) close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  caption.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return form;
}

function renderPreview(kind, file) {
  if (kind === 'photo') {
    const url = URL.createObjectURL(file);
    return { url, node: el('li', {}, el('img', { src: url, alt: file.name })) };
  }
  return { url: null, node: el('li', { class: 'file' }, icon('file'), el('span', {}, file.name), el('span', { class: 'muted' }, size(file.size))) };
}
