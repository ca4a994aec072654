"""The engine: keyframes, ranges, seams, the job store and the finished MP4."""
