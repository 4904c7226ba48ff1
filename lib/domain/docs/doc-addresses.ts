/** How pages and pictures are addressed: in the product, or among the files of an export. */
export interface DocAddresses {
  readonly page: (path: string, anchor?: string) => string;
  readonly picture: (name: string) => string;
}

export const productAddresses: DocAddresses = {
  page: (path, anchor) => `/docs${path === "" ? "" : `/${path}`}${anchor === undefined ? "" : `#${anchor}`}`,
  picture: (name) => `/pictures/${name}`,
};
