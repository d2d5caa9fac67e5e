# The people of the demo. All are examples.

demo-bot-name = OCOP assistant (demo)
demo-producer = Cô Lan
demo-producer-note = A producer of xã Hàm Thuận (example)
demo-newcomer = Anh Tâm
demo-newcomer-note = Dragon-fruit co-operative (example)
demo-commune-officer = Anh Minh
demo-commune-officer-note = Officer of Hàm Thuận commune (example)
demo-province-officer = Chị Hoa
demo-province-officer-note = Officer of the province (example)
demo-admin = Anh Quân
demo-admin-note = Keeps the bot (example)
