"""What is added to the site's settings so that its pages are those of its peers.

An article at the root of its language, ten to a page of the blog, each topic, tag and author on one page, and a feed a
language.
"""

ARTICLE_URL, ARTICLE_SAVE_AS = "{prefix}{slug}/", "{prefix}{slug}/index.html"
DEFAULT_PAGINATION, PAGINATED_TEMPLATES = 10, {"blog": None}
FEED_ALL_ATOM = "{prefix}feed.xml"
