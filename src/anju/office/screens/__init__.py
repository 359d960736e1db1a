"""What the screens share: forms that are safe to send twice, why one looks, records as shown.

Each screen composes what stands below; what two of them need stands here.
"""
