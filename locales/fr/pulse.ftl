# pulse
