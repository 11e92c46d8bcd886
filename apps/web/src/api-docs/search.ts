import type { Kept, KeptTags, Parts } from "swagger-ui-dist/swagger-ui-es-bundle.js";

type System = { readonly React: Pick<typeof import("react"), "createElement"> };

/** Looks for words in what an operation is called, says and answers to; Swagger UI itself knows the names of chapters alone. */
export function search({ React }: System) {
  return {
    components: {
      FilterContainer: ({ layoutSelectors, layoutActions }: Parts) => {
        const filter = layoutSelectors.currentFilter();
        return React.createElement("input", {
          className: "search",
          type: "search",
          placeholder: "Search, such as: resend, webhook, /people",
          "aria-label": "Search the operations",
          value: typeof filter === "string" ? filter : "",
          onChange: (event: { readonly target: { readonly value: string } }) =>
            layoutActions.updateFilter(event.target.value),
        });
      },
    },
    fn: { opsFilter: findOperations },
  };
}

function findOperations(tags: KeptTags, phrase: string): KeptTags {
  const words = phrase.toLowerCase().split(/\s+/);
  const isFound = (operation: Kept) => {
    const text = textOf(operation);
    return words.every((word) => text.includes(word));
  };
  return tags
    .map((tag) => tag.update("operations", (operations) => operations.filter(isFound)))
    .filter((tag) => Object(tag.get("operations")).size > 0);
}

function textOf(operation: Kept): string {
  // What has been opened has an id of Swagger UI's own in the place of the document's.
  const said = ["summary", "description", "operationId", "__originalOperationId", "tags"].map((name) =>
    operation.getIn(["operation", name]),
  );
  return [operation.get("method"), operation.get("path"), ...said].join(" ").toLowerCase();
}
