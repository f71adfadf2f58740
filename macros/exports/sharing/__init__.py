"""For other sites and programs: feeds, frames, QR codes, words for crawlers."""
