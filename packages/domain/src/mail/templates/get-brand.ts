import { Failure } from "@foyer/contract/failures";
import type { Brand, GetBrand } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function getBrand(_ctx: Context, _input: GetBrand): Promise<Brand> {
  throw new Failure("unavailable");
}
