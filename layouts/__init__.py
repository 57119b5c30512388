"""Component trees and figures: pure functions of an answer and a view."""
