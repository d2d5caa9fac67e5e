// Every text of the page itself, in both languages. What the bot says is the bot's own.

const TEXTS = {
  vi: {
    'language': 'Ngôn ngữ của trang',
    'close': 'Đóng',
    'cancel': 'Huỷ',
    'ok': 'Đã hiểu',
    'menu': 'Thêm lựa chọn',
    'send': 'Gửi',
    'lost': 'Mất kết nối với bot. Trang đang tự nối lại…',
    'lost.never': 'Không gặp được bot. Trang đang thử lại…',
    'error': 'Không làm được: {reason}',
    'error.unreachable': 'Không gửi được vì mất kết nối với bot.',

    'people.title': 'Bạn là ai?',
    'people.add': 'Thêm người',
    'people.none': 'Thêm một người để bắt đầu trò chuyện với bot.',
    'people.new': 'có tin mới',
    'people.blocked': 'đã chặn bot',
    'people.open': 'Bạn là {name}. Đổi người',
    'person.title': 'Thêm người',
    'person.name': 'Tên',
    'person.name.example': 'Ví dụ: Cô Lan',
    'person.note': 'Ghi chú',
    'person.note.example': 'Ví dụ: Hộ làm nước mắm',
    'person.language': 'Ngôn ngữ',
    'person.phone': 'Số điện thoại',
    'person.optional': 'không bắt buộc',
    'person.create': 'Thêm',

    'status.with': 'nhắn với {bot}',
    'status.typing': 'đang soạn tin…',
    'status.blocked': 'bạn đã chặn bot',
    'menu.block': 'Chặn bot',
    'menu.unblock': 'Bỏ chặn bot',

    'feed.label': 'Tin nhắn',
    'feed.today': 'Hôm nay',
    'feed.yesterday': 'Hôm qua',
    'feed.edited': 'đã sửa',
    'feed.new': '{n} tin mới',
    'feed.bottom': 'Xuống cuối',
    'feed.gone': 'Tin đó không còn trong cuộc trò chuyện.',
    'feed.you': 'Bạn',
    'feed.before-start': 'Bot này làm được gì?',
    'feed.no-start': 'Bấm “Bắt đầu” để trò chuyện với bot.',
    'pinned': 'Tin đã ghim',
    'pinned.many': 'Tin đã ghim {n}/{of}',

    'message.actions': 'Việc với tin này',
    'message.reply': 'Trả lời',
    'message.edit': 'Sửa',
    'message.copy': 'Chép nội dung',
    'copied': 'Đã chép.',
    'copy.failed': 'Trình duyệt không cho chép.',
    'button.unsupported': 'Trang dùng thử không mở được loại nút này.',
    'button.unanswered': 'Bot chưa trả lời nút này.',
    'spoiler': 'Nội dung che, bấm để xem',
    'media.photo': 'Ảnh',
    'media.video': 'Video',
    'media.voice': 'Tin thoại',
    'media.document': 'Tệp',
    'media.enlarge': 'Xem ảnh lớn',
    'media.download': 'Tải về {name}',

    'text.label': 'Tin nhắn cho bot',
    'text.placeholder': 'Nhắn cho bot…',
    'commands': 'Lệnh của bot',
    'start': 'Bắt đầu',
    'reply.to': 'Trả lời {name}',
    'editing': 'Sửa tin nhắn',
    'keyboard.label': 'Nút trả lời nhanh',
    'keyboard.show': 'Hiện nút trả lời nhanh',
    'keyboard.hide': 'Ẩn nút trả lời nhanh',
    'contact.question': 'Gửi số điện thoại {phone} cho bot?',
    'contact.none': 'Người này chưa có số điện thoại. Hãy thêm một người có số để thử nút này.',
    'contact.send': 'Gửi số điện thoại',

    'attach': 'Đính kèm',
    'attach.photo': 'Ảnh',
    'attach.document': 'Tệp',
    'attach.video': 'Video',
    'attach.voice': 'Tin thoại',
    'attach.title': 'Gửi {n} tệp',
    'attach.caption': 'Lời kèm theo',
    'attach.many': 'Mỗi lần gửi được nhiều nhất {n} tệp.',

    'side.title': 'Đồng hồ và hướng dẫn',
    'clock.title': 'Đồng hồ của bot',
    'clock.open': 'Đồng hồ của bot: {time}. Mở đồng hồ và hướng dẫn',
    'clock.move': 'Dời đồng hồ tới',
    'clock.hour': '+1 giờ',
    'clock.day': '+1 ngày',
    'clock.week': '+1 tuần',
    'clock.next': 'Đến việc kế tiếp',
    'clock.due': 'Việc kế tiếp: {time} ({wait} nữa)',
    'clock.due.now': 'Việc kế tiếp: đang làm',
    'clock.due.none': 'Chưa có việc nào đang chờ.',
    'clock.real': 'Giờ Việt Nam, đúng giờ thật',
    'clock.moved': 'Giờ Việt Nam, đã dời tới {span}',
    'clock.now': 'Đồng hồ của bot: {time}',
    'span.days': '{n} ngày',
    'span.hours': '{n} giờ',
    'span.minutes': '{n} phút',
    'span.seconds': 'chưa đến 1 phút',

    'help.title': 'Dùng thử thế nào',
    'help.person': 'Chọn một người rồi trò chuyện với bot như chính người đó.',
    'help.ask': 'Hỏi như nói chuyện thường ngày, hoặc bấm các nút dưới tin nhắn.',
    'help.switch': 'Đổi sang người khác để xem bot nhắn gì cho họ. Chấm tròn báo có tin mới.',
    'help.clock': 'Dời đồng hồ tới để thấy những tin bot tự gửi khi đến hạn.',
    'help.keys': 'Phím tắt',
    'help.key.send': 'gửi tin',
    'help.key.line': 'xuống dòng',
    'help.key.edit': 'sửa tin vừa gửi',
    'help.key.commands': 'xem lệnh của bot',
    'help.key.close': 'đóng, huỷ',
    'help.about': 'Trang này đóng vai ứng dụng Telegram và chạy ngay trên máy này. Không cần tài khoản Telegram.',
  },

  en: {
    'language': 'Language of the page',
    'close': 'Close',
    'cancel': 'Cancel',
    'ok': 'OK',
    'menu': 'More options',
    'send': 'Send',
    'lost': 'Connection to the bot lost. Reconnecting…',
    'lost.never': 'The bot cannot be reached. Trying again…',
    'error': 'That did not work: {reason}',
    'error.unreachable': 'Not sent: no connection to the bot.',

    'people.title': 'Who are you?',
    'people.add': 'Add a person',
    'people.none': 'Add a person to start talking with the bot.',
    'people.new': 'new messages',
    'people.blocked': 'has blocked the bot',
    'people.open': 'You are {name}. Change person',
    'person.title': 'Add a person',
    'person.name': 'Name',
    'person.name.example': 'For example: Cô Lan',
    'person.note': 'Note',
    'person.note.example': 'For example: fish sauce maker',
    'person.language': 'Language',
    'person.phone': 'Phone number',
    'person.optional': 'optional',
    'person.create': 'Add',

    'status.with': 'chatting with {bot}',
    'status.typing': 'typing…',
    'status.blocked': 'you have blocked the bot',
    'menu.block': 'Block the bot',
    'menu.unblock': 'Unblock the bot',

    'feed.label': 'Messages',
    'feed.today': 'Today',
    'feed.yesterday': 'Yesterday',
    'feed.edited': 'edited',
    'feed.new': '{n} new',
    'feed.bottom': 'To the end',
    'feed.gone': 'That message is no longer in the chat.',
    'feed.you': 'You',
    'feed.before-start': 'What can this bot do?',
    'feed.no-start': 'Press “Start” to talk with the bot.',
    'pinned': 'Pinned message',
    'pinned.many': 'Pinned message {n}/{of}',

    'message.actions': 'Message actions',
    'message.reply': 'Reply',
    'message.edit': 'Edit',
    'message.copy': 'Copy text',
    'copied': 'Copied.',
    'copy.failed': 'The browser does not allow copying.',
    'button.unsupported': 'This demo page cannot open this kind of button.',
    'button.unanswered': 'The bot has not answered this button.',
    'spoiler': 'Hidden text, press to show',
    'media.photo': 'Photo',
    'media.video': 'Video',
    'media.voice': 'Voice message',
    'media.document': 'File',
    'media.enlarge': 'Enlarge the picture',
    'media.download': 'Download {name}',

    'text.label': 'Message to the bot',
    'text.placeholder': 'Message…',
    'commands': 'Commands of the bot',
    'start': 'Start',
    'reply.to': 'Reply to {name}',
    'editing': 'Edit message',
    'keyboard.label': 'Quick replies',
    'keyboard.show': 'Show quick replies',
    'keyboard.hide': 'Hide quick replies',
    'contact.question': 'Send the phone number {phone} to the bot?',
    'contact.none': 'This person has no phone number. Add a person with one to try this button.',
    'contact.send': 'Send the number',

    'attach': 'Attach',
    'attach.photo': 'Photo',
    'attach.document': 'File',
    'attach.video': 'Video',
    'attach.voice': 'Voice message',
    'attach.title': 'Files to send: {n}',
    'attach.caption': 'Caption',
    'attach.many': 'At most {n} files at a time.',

    'side.title': 'Clock and help',
    'clock.title': 'The bot’s clock',
    'clock.open': 'The bot’s clock: {time}. Open clock and help',
    'clock.move': 'Move the clock forward',
    'clock.hour': '+1 hour',
    'clock.day': '+1 day',
    'clock.week': '+1 week',
    'clock.next': 'To the next thing due',
    'clock.due': 'Next due: {time} (in {wait})',
    'clock.due.now': 'Next due: being done now',
    'clock.due.none': 'Nothing is due.',
    'clock.real': 'Time in Vietnam, not moved',
    'clock.moved': 'Time in Vietnam, moved forward {span}',
    'clock.now': 'The bot’s clock: {time}',
    'span.days': '{n} d',
    'span.hours': '{n} h',
    'span.minutes': '{n} min',
    'span.seconds': 'less than 1 min',

    'help.title': 'How to try it',
    'help.person': 'Choose a person and talk with the bot as that person.',
    'help.ask': 'Ask as you would in everyday speech, or press the buttons under a message.',
    'help.switch': 'Change to another person to see what the bot sends them. A dot marks new messages.',
    'help.clock': 'Move the clock forward to see what the bot sends by itself when something is due.',
    'help.keys': 'Keys',
    'help.key.send': 'send',
    'help.key.line': 'new line',
    'help.key.edit': 'edit the message just sent',
    'help.key.commands': 'see the bot’s commands',
    'help.key.close': 'close, cancel',
    'help.about': 'This page plays the part of the Telegram app and runs on this computer. No Telegram account is needed.',
  },
};

const KEPT_AS = 'language';
let language = localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi';

export function currentLanguage() {
  return language;
}

export function setLanguage(chosen) {
  language = chosen in TEXTS ? chosen : 'vi';
  localStorage.setItem(KEPT_AS, language);
}

/** The text `key` with its `{places}` filled. */
export function t(key, values = {}) {
  const text = TEXTS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** Fills the texts that stand in the document itself. */
export function translateDocument() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-label]')) label(node, t(node.dataset.tLabel));
}

function label(node, text) {
  node.setAttribute('aria-label', text);
  if (node.tagName === 'BUTTON') node.title = text;
}
