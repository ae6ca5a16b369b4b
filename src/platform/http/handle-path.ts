/** A person's page: `/@siti`, or `/@budi@desa.example` for somebody at another server. */
export const personPath = "/:handle{@[A-Za-z0-9_][A-Za-z0-9_.~-]*(?:@[A-Za-z0-9.:-]+)?}";
