"""A secret in several hands: any few of them give it back, and fewer tell nothing of it; said in words for paper."""
