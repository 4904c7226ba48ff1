/** The socket of an engine: who reaches it runs anything on the host. */
export const engineSocket = /(?:^|\/)(?:docker|containerd|crio|podman)\.sock$/;
