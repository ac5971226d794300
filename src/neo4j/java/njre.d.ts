/** The part of njre that is used; it has no types of its own. */
declare module 'njre' {
  const njre: {
    /**
     * Fetches, verifies and unpacks a Java of that major version into the folder `jre` beside `installPath`.
     * @returns that folder
     */
    install(
      version: number,
      options: { readonly type: 'jre' | 'jdk'; readonly installPath: string },
    ): Promise<string>;
  };
  export { njre as default };
}
