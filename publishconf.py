"""The settings of the published site: what differs from pelicanconf.py."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("SITE_URL", "https://cft.example")

from pelicanconf import *  # noqa: F403

DELETE_OUTPUT_DIRECTORY = True
PRECOMPRESS = True
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
FEED_ALL_ATOM = "{prefix}feed.xml"
CATEGORY_FEED_ATOM = "{prefix}{topics_word}/{slug}/feed.xml"
CONTRIBUTED_FEED_ATOM = "{prefix}{contributed_word}/feed.xml"
