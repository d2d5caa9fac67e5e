// Who one is: the list of people and the dialog that adds one.

import { api } from './api.js';
import { choosePerson, onChange, putPerson, state } from './store.js';
import { currentLanguage, t } from './texts.js';
import { attempt, byId, closeSheet, drawAvatar, el, openDialog, whileBusy } from './ui.js';

const list = byId('people-list');
let drawn = '';
let afterChoice = () => {};

/** `onChosen` runs after the user has become someone else. */
export function startPeople(onChosen) {
  afterChoice = onChosen;
  byId('add-person').addEventListener('click', addPerson);
  onChange(renderPeople);
}

function choose(id) {
  choosePerson(id);
  closeSheet();
  afterChoice();
}

function renderPeople() {
  const rows = state.people.map((person) => ({
    person, unread: state.chats.get(person.id)?.unread ?? false, isCurrent: person.id === state.currentId,
  }));
  const signature = JSON.stringify([rows, currentLanguage()]);
  if (signature === drawn) return;
  drawn = signature;
  const focused = [...list.children].findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows.map(renderRow));
  list.children[focused]?.querySelector('button').focus();
}

function renderRow({ person, unread, isCurrent }) {
  const avatar = el('span', { 'aria-hidden': 'true' });
  drawAvatar(avatar, person);
  const note = person.blocked ? t('people.blocked') : person.note;
  return el('li', {}, el('button', {
    type: 'button', class: 'person-row', 'aria-current': isCurrent && 'true', onclick: () => choose(person.id),
  },
  avatar,
  el('span', { class: 'two-lines' },
    el('span', { class: 'line-1' }, person.name),
    note && el('span', { class: 'line-2' }, note)),
  unread && el('span', { class: 'dot' }, el('span', { class: 'sr-only' }, t('people.new')))));
}

// Adding a person

async function addPerson() {
  const person = await openDialog('box', (close) => [renderForm(close)]);
  if (!person) return;
  putPerson(person);
  choose(person.id);
}

function renderForm(close) {
  const submit = el('button', { type: 'submit', class: 'main-button' }, t('person.create'));
  const form = el('form', { autocomplete: 'off' },
    el('h2', {}, t('person.title')),
    field('name', { required: true, maxlength: '64', autofocus: true, placeholder: t('person.name.example') }),
    field('note', { maxlength: '80', placeholder: t('person.note.example') }),
    el('label', { class: 'field' }, t('person.language'),
      el('select', { name: 'language' },
        el('option', { value: 'vi', lang: 'vi' }, 'Tiếng Việt'),
        el('option', { value: 'en', lang: 'en' }, 'English'))),
    field('phone', { type: 'tel', maxlength: '20', placeholder: '+84912345678' }),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'quiet-button', onclick: () => close() }, t('cancel')), submit));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    whileBusy(submit, async () => {
      const person = await attempt(() => api.addPerson(filledIn(form)));
      if (person) close(person);
    });
  });
  return form;
}

function field(name, attributes) {
  const note = attributes.required ? null : el('span', { class: 'muted' }, ` (${t('person.optional')})`);
  return el('label', { class: 'field' }, el('span', {}, t(`person.${name}`), note), el('input', { name, type: 'text', ...attributes }));
}

/** What was left empty is left out. */
function filledIn(form) {
  const entries = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
