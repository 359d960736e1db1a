"""The certificate of continuity (居住连续证明): how long somebody has lived here, as of a day."""
