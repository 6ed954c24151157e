return 2; // replaced by the manifests host
