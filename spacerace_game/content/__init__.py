"""From a scenario folder to checked specs: strict YAML, patches, problems, cache."""
