"""The benchmarks that goals are stated in: `handshake bench`."""
