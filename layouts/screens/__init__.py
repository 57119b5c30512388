"""The screens beside the answers: a module a screen."""
