"""Words for whoever runs the engine: how far work is, why the system refused, which word was meant."""
