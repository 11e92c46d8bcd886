import { CommentTag, Context, ForTag, HTML, IfTag, InlineCommentTag, Liquid, Output, type Template, toValueSync, UnlessTag } from "liquidjs";
