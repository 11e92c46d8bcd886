/** What we use of Swagger UI, which brings no types. */
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  /** Immutable.js: maps that are read by the path to a value. */
  export type Kept = {
    get(name: string): unknown;
    getIn(path: readonly string[]): unknown;
    update(name: string, change: (value: KeptList) => KeptList): Kept;
  };
  export type KeptList = {
    readonly size: number;
    filter(keep: (value: Kept) => boolean): KeptList;
  };
  export type KeptTags = {
    map(change: (value: Kept) => Kept): KeptTags;
    filter(keep: (value: Kept) => boolean): KeptTags;
  };
  export type Parts = {
    readonly layoutSelectors: { currentFilter(): unknown };
    readonly layoutActions: { updateFilter(phrase: string): void };
  };
  type System = { readonly React: Pick<typeof import("react"), "createElement"> };
  type Plugin = (system: System) => {
    readonly components?: Readonly<Record<string, (parts: Parts) => unknown>>;
    readonly fn?: { readonly opsFilter: (tags: KeptTags, phrase: string) => KeptTags };
  };
  type Options = {
    readonly domNode: Element;
    readonly spec: object;
    readonly deepLinking: boolean;
    readonly filter: boolean;
    readonly docExpansion: "list";
    readonly defaultModelsExpandDepth: number;
    readonly displayRequestDuration: boolean;
    readonly tryItOutEnabled: boolean;
    readonly validatorUrl: null;
    readonly plugins: readonly Plugin[];
  };
  const SwaggerUI: (options: Options) => unknown;
  export default SwaggerUI;
}
