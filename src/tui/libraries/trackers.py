"""Names of URL parameters that only follow the reader: campaign tags and click ids of the large networks."""

from __future__ import annotations

PREFIXES = ("utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "oly_", "vero_", "_hs", "at_", "ns_", "stm_")
"""Families of names: Google and its followers, Matomo, HubSpot, AT Internet, comScore …"""

# fmt: off
NAMES = frozenset({
    # click ids of advertising networks
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "igshid", "igsh", "li_fat_id", "epik", "rb_clickid", "srsltid", "wickedid",
    # newsletters and mailings
    "mc_cid", "mc_eid", "mkt_tok", "ck_subscriber_id", "dm_i", "ef_id", "et_rid", "ml_subscriber",
    "ml_subscriber_hash", "nr_email_referer", "_ke", "__s",
    # analytics
    "_ga", "_gl", "_openstat", "wt_mc", "xtor", "s_cid", "icid", "ito", "ocid", "cmpid", "trk", "trkcampaign",
    "sc_campaign", "sc_channel", "sc_cid", "spm", "spm_id_from", "guccounter", "guce_referrer", "guce_referrer_sig",
    # where the reader came from, and who shared it
    "ref_src", "ref_url", "referrer", "ftag", "smid", "taid", "rss", "share_source", "vd_source", "from_source",
    "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "action_object_map", "action_ref_map",
    "__twitter_impression",
})
# fmt: on
