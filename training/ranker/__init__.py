"""Fit what ranks on the judged set: the calibration of the default scorer, and a LambdaMART."""
