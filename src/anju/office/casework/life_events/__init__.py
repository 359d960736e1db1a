"""What happens in a life beside any request: sixteen, a new name, a death."""
