"""What a later document says besides its orders: from when, repealed, paused, renamed."""
