// The page: a chat with the bot as any of several people, laid out like a phone's.

import { setBlocked } from './actions.js';
import { startClock } from './clock.js';
import { focusInput, renderComposer, startComposer } from './composer.js';
import { renderFeed, startFeed } from './feed.js';
import { startPeople } from './people.js';
import { changed, connect, currentChat, currentPerson, onChange, state } from './store.js';
import { currentLanguage, setLanguage, t, translateDocument } from './texts.js';
import { byId, drawAvatar, openMenu, openSheet, setLabel, setText, watchSheets } from './ui.js';

function renderHeader() {
  const person = currentPerson();
  setText(byId('bot-name'), state.bot.name);
  document.title = [person?.name, state.bot.name].filter(Boolean).join(' · ') || 'OCOP';
  setText(byId('page-title'), document.title);
  byId('chat-menu').hidden = !person?.started;
  for (const line of document.querySelectorAll('[data-status]')) setText(line, status(line));
  if (!person) return;
  setText(byId('who-name'), person.name);
  drawAvatar(byId('who-avatar'), person);
  const hasNews = [...state.chats.values()].some((chat) => chat.unread);
  byId('who-dot').hidden = !hasNews;
  setLabel(byId('open-people'), t(hasNews ? 'people.open.news' : 'people.open', { name: person.name }));
}

/** The line under the name: on a narrow window the name is the person's, so the bot's stands here. */
function status(line) {
  if (currentPerson()?.blocked) return t('status.blocked');
  if (currentChat()?.typing) return t('status.typing');
  if (line.closest('.only-narrow')) return state.bot.name && t('status.with', { bot: state.bot.name });
  return state.bot.username && `@${state.bot.username}`;
}

function renderConnection() {
  const isLost = state.connection === 'lost';
  byId('lost').hidden = !isLost;
  setText(byId('lost'), isLost ? t(state.everConnected ? 'lost' : 'lost.never') : '');
}

function openChatMenu() {
  const { blocked } = currentPerson();
  openMenu(byId('chat-menu'), [
    { icon: 'block', text: t(blocked ? 'menu.unblock' : 'menu.block'), action: () => setBlocked(!blocked) },
  ]);
}

function showLanguage() {
  translateDocument();
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === currentLanguage()));
  }
  changed();
}

function startLanguages() {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      setLanguage(button.dataset.language);
      showLanguage();
    });
  }
  showLanguage();
}

function start() {
  watchSheets();
  byId('open-people').addEventListener('click', () => openSheet(byId('people'), byId('open-people')));
  byId('open-side').addEventListener('click', () => openSheet(byId('side'), byId('open-side')));
  byId('chat-menu').addEventListener('click', openChatMenu);
  startFeed();
  startComposer();
  startClock();
  startPeople(focusInput);
  onChange(renderHeader);
  onChange(renderConnection);
  onChange(renderFeed);
  onChange(renderComposer);
  startLanguages();
  connect();
}

start();
