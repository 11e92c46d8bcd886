import "./api-docs.css";
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { forThisPage } from "./for-this-page.ts";
import { nameFields } from "./name-fields.ts";
import { search } from "./search.ts";

const place = document.querySelector("#reference");

try {
  const answer = await fetch("/api/openapi.json");
  if (!answer.ok) throw new Error(`The OpenAPI document was answered with ${answer.status}.`);
  const spec: unknown = await answer.json();
  if (place) {
    SwaggerUI({
      domNode: place,
      spec: forThisPage(spec, location.origin),
      deepLinking: true,
      filter: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      validatorUrl: null, // another host's, otherwise
      plugins: [search],
    });
    nameFields(place);
  }
} catch {
  place?.replaceChildren("The reference could not be loaded. Load the page again in a moment.");
}
