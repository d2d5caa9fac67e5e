// Times are those of a clock in Vietnam, wherever the browser is.

import { currentLanguage, t } from './texts.js';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const DAY = 86400;
const LOCALES = { vi: 'vi-VN', en: 'en-GB' };

const formatters = new Map();

function format(seconds, options) {
  const key = currentLanguage() + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(LOCALES[currentLanguage()], { timeZone: VIETNAM, ...options }));
  }
  return formatters.get(key).format(new Date(seconds * 1000));
}

/** 09:05 */
export function time(seconds) {
  return format(seconds, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** 23/11/2026 */
export function date(seconds) {
  return format(seconds, { day: 'numeric', month: 'numeric', year: 'numeric' });
}

/** 23/11 */
export function shortDate(seconds) {
  return format(seconds, { day: 'numeric', month: 'numeric' });
}

/** Thứ Hai, 23/11/2026 */
export function longDate(seconds) {
  const weekday = format(seconds, { weekday: 'long' });
  return `${weekday[0].toUpperCase()}${weekday.slice(1)}, ${date(seconds)}`;
}

/** 09:05, Thứ Hai, 23/11/2026 */
export function moment(seconds) {
  return `${time(seconds)}, ${longDate(seconds)}`;
}

/** The heading over the messages of a day, as seen from `now`. */
export function dayHeading(seconds, now) {
  const day = date(seconds);
  if (day === date(now)) return t('feed.today');
  if (day === date(now - DAY)) return t('feed.yesterday');
  return longDate(seconds);
}

/** A stretch of time, to the minute, in its two largest units. */
export function span(exactSeconds) {
  const seconds = Math.round(exactSeconds / 60) * 60;
  const parts = [
    ['span.days', Math.floor(seconds / DAY)],
    ['span.hours', Math.floor((seconds % DAY) / 3600)],
    ['span.minutes', Math.floor((seconds % 3600) / 60)],
  ];
  const first = parts.findIndex(([, n]) => n > 0);
  if (first < 0) return t('span.seconds');
  return parts.slice(first, first + 2).filter(([, n]) => n > 0).map(([key, n]) => t(key, { n })).join(' ');
}

/** 1,2 MB */
export function size(bytes) {
  const units = ['B', 'KB', 'MB', 'GB'];
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = value.toLocaleString(LOCALES[currentLanguage()], { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 });
  return `${number} ${units[unit]}`;
}
